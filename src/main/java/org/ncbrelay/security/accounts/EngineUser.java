package org.ncbrelay.security.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.Sha256;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * A user as the engine's tables and our profile have it now.
 *
 * @param passwordHash with the engine's prefix of the algorithm
 * @param salt         appended to the password before hashing; may be null
 * @param organisation the one served; null for operators
 * @param first        what is to be known of a password that another user chose; null if it is an own one
 * @param passkeys     how many there are, suspected ones too
 * @param passkeyStamp changes when passkeys were reset, or one of them may have been copied
 */
public record EngineUser(
        String id,
        String passwordHash,
        String salt,
        List<String> groups,
        String organisation,
        String agencyCode,
        FirstPassword first,
        int passkeys,
        String passkeyStamp) {
    /** Authority of everybody who serves an organisation, and so can have cases. */
    public static final String OFFICER = "officer";

    /** Changes with whatever ends all sessions: the password, and a reset of the passkeys. */
    public String stamp() {
        return Sha256.hex(passwordHash + '\n' + salt + '\n' + passkeyStamp).substring(0, 16);
    }

    public Optional<Officer> officer() {
        if (organisation == null) return Optional.empty();
        Set<Role> roles =
                groups.stream().flatMap(group -> Role.ofGroup(group).stream()).collect(Collectors.toSet());
        return Optional.of(new Officer(id, new OrganisationCode(organisation), agencyCode, roles));
    }

    public List<String> tenants() {
        return organisation == null ? List.of() : List.of(organisation);
    }

    public List<GrantedAuthority> authorities() {
        Set<String> names = new TreeSet<>(groups);
        if (organisation != null) names.add(OFFICER);
        return AuthorityUtils.createAuthorityList(names);
    }

    /**
     * The password of an account that another user chose: good for one login, which leads to an own one (OWASP ASVS 5.0, 6.4.1).
     *
     * @param used whether its owner logged in with it
     */
    public record FirstPassword(Instant setAt, boolean used) {
        boolean isOver(Instant now, Duration life) {
            return used || !now.isBefore(setAt.plus(life));
        }
    }
}
