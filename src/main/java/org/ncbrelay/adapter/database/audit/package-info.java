/** The audit log: a hash chain for each organisation. */
package org.ncbrelay.adapter.database.audit;
