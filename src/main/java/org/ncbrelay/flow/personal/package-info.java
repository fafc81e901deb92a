/** What officers arrange for themselves: absences with a substitute, saved views of lists, tokens for scripts. Belongs to no step of the flowchart. */
package org.ncbrelay.flow.personal;
