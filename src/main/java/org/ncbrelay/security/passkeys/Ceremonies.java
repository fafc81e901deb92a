package org.ncbrelay.security.passkeys;

import java.time.Clock;
import java.util.List;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.domain.passkey.Passkeys;
import org.springframework.stereotype.Component;

/** The two ceremonies of WebAuthn, each in two halves: what the browser is asked, and what its answer proves. */
@Component
class Ceremonies {
    private final Passkeys passkeys;
    private final RelyingParty relyingParty;
    private final Clock clock;

    Ceremonies(Passkeys passkeys, RelyingParty relyingParty, Clock clock) {
        this.passkeys = passkeys;
        this.relyingParty = relyingParty;
        this.clock = clock;
    }

    Asked registration(String userId) {
        String challenge = relyingParty.challenge();
        String handle = passkeys.handleOf(userId);
        return new Asked(relyingParty.creation(userId, handle, challenge, passkeys.of(userId)), challenge);
    }

    /** @param userId whose passkeys are asked for; null where that is not known yet */
    Asked use(String userId) {
        String challenge = relyingParty.challenge();
        List<Passkey> allowed = userId == null ? List.of() : passkeys.of(userId);
        return new Asked(relyingParty.request(challenge, allowed), challenge);
    }

    /**
     * @throws PasskeyRefused if the answer proves nothing
     * @throws org.ncbrelay.domain.Refusal.Conflict if the passkey is registered already, whoever has it
     */
    void register(String userId, OrganisationCode organisation, String challenge, String label, String answer) {
        String handle = passkeys.handleOf(userId);
        passkeys.add(relyingParty.registered(userId, handle, challenge, label, answer, clock.instant()), organisation);
    }

    /**
     * Whoever answers with a passkey whose counter has not grown has a copy of it, or its owner answers after a copy was used: it opens
     * nothing from then on, whoever has it.
     *
     * @param expected whose passkey it must be; null for anybody's
     * @return the passkey
     * @throws PasskeyRefused if the answer proves nothing
     */
    Passkey used(String expected, String challenge, String answer) {
        Passkey passkey = passkeys.find(relyingParty.idOf(answer))
                .filter(found -> expected == null || found.userId().equals(expected))
                .orElseThrow(() -> new PasskeyRefused(PasskeyRefused.Reason.UNKNOWN));
        if (passkey.isSuspected()) throw new PasskeyRefused(PasskeyRefused.Reason.SUSPECTED).of(passkey.userId());
        try {
            long counter = relyingParty.used(passkey, challenge, answer);
            if (!passkey.canCount(counter) || !passkeys.use(passkey.id(), counter, clock.instant()))
                throw new PasskeyRefused(PasskeyRefused.Reason.SUSPECTED);
        } catch (PasskeyRefused refused) {
            if (refused.reason() == PasskeyRefused.Reason.SUSPECTED) passkeys.suspect(passkey.id(), clock.instant());
            throw refused.of(passkey.userId());
        }
        return passkey;
    }

    /**
     * @param options   for the browser, as JSON
     * @param challenge that its answer must have signed, base64url
     */
    record Asked(String options, String challenge) {}
}
