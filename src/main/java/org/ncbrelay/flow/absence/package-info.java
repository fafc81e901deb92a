/** Officers who go away: a colleague stands in for them on the tasks they have claimed. Belongs to no step of the flowchart. */
package org.ncbrelay.flow.absence;
