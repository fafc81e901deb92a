/** Host consent and terms of reference. */
package org.ncbrelay.flow.support.istterms;
