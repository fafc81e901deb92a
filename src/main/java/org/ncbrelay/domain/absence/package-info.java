/** Officers who are away, and their substitutes. A substitute acts in the own name, never as the absent officer. */
package org.ncbrelay.domain.absence;
