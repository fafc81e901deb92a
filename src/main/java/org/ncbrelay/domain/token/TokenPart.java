package org.ncbrelay.domain.token;

import java.util.List;

/** A part of the API that a token opens, to what its owner may do there and no further. */
public enum TokenPart {
    /** Requests, their tasks, and what a request refers to. */
    CASES("/api/support-requests", "/api/tasks", "/api/invitations", "/api/retention", "/api/agencies", "/engine-rest"),
    EXPERTS("/api/experts", "/api/expert-requests"),
    INTELLIGENCE("/api/intelligence", "/api/diffusions"),
    /** Counts, and the figures for monitoring. */
    FIGURES("/api/statistics", "/actuator/prometheus"),
    AUDIT("/api/audit"),
    ADMINISTRATION("/api/administration");

    private final List<String> addresses;

    TokenPart(String... addresses) {
        this.addresses = List.of(addresses);
    }

    /** @param path below the context's path, as the server has it after decoding */
    public boolean has(String path) {
        return addresses.stream().anyMatch(address -> path.equals(address) || path.startsWith(address + '/'));
    }
}
