/** Selections of lists that officers have saved. */
package org.ncbrelay.domain.view;
