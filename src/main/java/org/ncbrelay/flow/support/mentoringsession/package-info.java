/** One session of a mentoring, with its advice note. */
package org.ncbrelay.flow.support.mentoringsession;
