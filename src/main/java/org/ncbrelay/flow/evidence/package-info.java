/** Evidence at any moment of a case: received, read, verified. Belongs to no step of the flowchart. */
package org.ncbrelay.flow.evidence;
