/** The plan of a mentoring, agreed with the agency. */
package org.ncbrelay.flow.support.mentoringplan;
