/** Who may take a task: the four-eyes principle where an office is small, and tasks that are released from their assignees. */
package org.ncbrelay.domain.assignment;
