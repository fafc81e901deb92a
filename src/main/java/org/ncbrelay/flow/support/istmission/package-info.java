/** The mission in the country. */
package org.ncbrelay.flow.support.istmission;
