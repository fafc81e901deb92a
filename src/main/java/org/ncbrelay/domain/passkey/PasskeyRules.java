package org.ncbrelay.domain.passkey;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;

/**
 * Who must have a passkey, and what must be so before one comes or goes (OWASP ASVS 5.0, 6.3.3 and 7.5.1).
 *
 * @param requiredFor roles for which the password alone opens nothing
 */
public record PasskeyRules(Set<Role> requiredFor) {
    /** Passkeys of one person; our default. */
    public static final int MOST = 10;

    /** Characters of a label. */
    public static final int LONGEST_LABEL = 60;

    public PasskeyRules {
        requiredFor = Set.copyOf(requiredFor);
    }

    /** @param groups of the account, as the engine has them */
    public boolean isRequired(Collection<String> groups) {
        return groups.stream().map(Role::ofGroup).flatMap(Optional::stream).anyMatch(requiredFor::contains);
    }

    /** Whether the proof is recent, and of the kind that this account needs: who must have a passkey and has one proves it by that. */
    public boolean isEnough(Proof proof, boolean isRequired, List<Passkey> passkeys, Instant now) {
        return proof.isRecent(now) && (proof.byPasskey() || !isRequired || passkeys.isEmpty());
    }

    /**
     * @throws Refusal.Forbidden if the proof is not enough
     * @throws Refusal.Conflict  if there are too many already
     */
    public void requireRegistration(Proof proof, boolean isRequired, List<Passkey> passkeys, Instant now) {
        requireProof(proof, isRequired, passkeys, now);
        if (passkeys.size() >= MOST)
            throw new Refusal.Conflict("refused.passkeys", "You have ten passkeys already; remove one first.");
    }

    /**
     * @throws Refusal.Forbidden if the proof is not enough
     * @throws Refusal.NotFound  if the person has no such passkey
     * @throws Refusal.Conflict  if it is the last one that works, of a user who must have one
     */
    public void requireRemoval(Proof proof, boolean isRequired, List<Passkey> passkeys, String id, Instant now) {
        if (passkeys.stream().noneMatch(passkey -> passkey.id().equals(id))) throw new Refusal.NotFound();
        requireProof(proof, isRequired, passkeys, now);
        boolean oneIsLeft = passkeys.stream().anyMatch(passkey -> !passkey.id().equals(id) && !passkey.isSuspected());
        if (isRequired && !oneIsLeft)
            throw new Refusal.Conflict(
                    "refused.lastPasskey",
                    "Your role requires a passkey; register another one before you remove this one.");
    }

    private void requireProof(Proof proof, boolean isRequired, List<Passkey> passkeys, Instant now) {
        if (!isEnough(proof, isRequired, passkeys, now))
            throw new Refusal.Forbidden(
                    "refused.proof", "Confirm first that it is you; this is asked again after five minutes.");
    }
}
