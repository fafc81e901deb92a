/** How long the data of a case are kept, and who decides that they go. */
package org.ncbrelay.domain.retention;
