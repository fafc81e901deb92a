/** Requests to platforms to preserve data until they are asked for by law. */
package org.ncbrelay.domain.preservation;
