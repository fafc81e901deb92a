/** How long the data of a case are retained, and who decides on their erasure. */
package org.ncbrelay.domain.retention;
