/** Officers who are away, and the colleagues who stand in for them. A stand-in acts in the own name, never as the absent officer. */
package org.ncbrelay.domain.absence;
