/** The audit log: a hash chain for each organisation. */
package org.ncbrelay.store.audit;
