/** What auditors do: take the audit of their organisation with them, and verify it. Belongs to no step of the flowchart. */
package org.ncbrelay.flow.audit;
