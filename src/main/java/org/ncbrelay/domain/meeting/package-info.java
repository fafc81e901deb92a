/** Coordination meetings between member states that investigate jointly (Annex 2.3). */
package org.ncbrelay.domain.meeting;
