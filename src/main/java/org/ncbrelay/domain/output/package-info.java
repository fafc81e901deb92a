/** What leaves the relay as a document: its marks, its caveat and its words, before any format is chosen. */
package org.ncbrelay.domain.output;
