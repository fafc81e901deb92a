/** Who may take a task: the four-eyes principle where an office is small, and tasks that are released from whoever claimed them. */
package org.ncbrelay.domain.assignment;
