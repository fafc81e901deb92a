/** Traces of cases in the form in which they are compared. */
package org.ncbrelay.domain.correlation;
