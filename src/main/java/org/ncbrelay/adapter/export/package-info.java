/** Writes outputs as PDF, STIX 2.1 and CSV. */
package org.ncbrelay.adapter.export;
