package org.ncbrelay.port;

import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.ExportWriter;

/** The audit of the acting organisation. */
public interface AuditChains {
    /** Writes the chain up to where the newest checkpoint saw it, with every checkpoint in its place. */
    void write(OrganisationCode organisation, ExportWriter out);
}
