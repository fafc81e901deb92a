/** Officers who are absent: a substitute works on the tasks that they have claimed. Belongs to no step of the flowchart. */
package org.ncbrelay.flow.absence;
