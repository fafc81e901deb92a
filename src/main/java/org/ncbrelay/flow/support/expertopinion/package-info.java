/** The opinion that the expert gives through the NCB. */
package org.ncbrelay.flow.support.expertopinion;
