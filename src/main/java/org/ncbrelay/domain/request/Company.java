package org.ncbrelay.domain.request;

/**
 * A company the case is about; everything but the name is null if not given.
 *
 * @param country ISO 3166-1 alpha-3
 */
public record Company(String name, String registrationNumber, String country, String note) {
    public Company {
        Invariant.given(name, "name");
    }
}
