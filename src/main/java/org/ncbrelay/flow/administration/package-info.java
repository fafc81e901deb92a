/** Operators who change accounts, groups, organisations and grants under dual control. Belongs to no step of the flowchart. */
package org.ncbrelay.flow.administration;
