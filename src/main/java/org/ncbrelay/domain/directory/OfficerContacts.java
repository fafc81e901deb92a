package org.ncbrelay.domain.directory;

import java.util.Optional;

/** How officers of the acting organisation are reached, as an administrator or an identity provider wrote it. */
public interface OfficerContacts {
    Optional<Contact> of(String userId);

    /**
     * @param name  first and last name; empty if neither is known
     * @param email empty if unknown
     */
    record Contact(String name, String email) {}
}
