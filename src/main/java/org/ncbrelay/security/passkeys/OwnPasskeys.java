package org.ncbrelay.security.passkeys;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.passkey.Passkey;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.ncbrelay.domain.passkey.Proof;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.security.accounts.EngineUser;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.passkeys.Challenges.Purpose;
import org.ncbrelay.store.people.Passkeys;
import org.springframework.stereotype.Service;

/** What a user does with passkeys: registers, uses and removes them. Only accounts whose password the relay keeps have any. */
@Service
public record OwnPasskeys(
        EngineUsers users,
        Passkeys passkeys,
        PasskeyRules rules,
        RelyingParty relyingParty,
        Challenges challenges,
        Clock clock) {
    /**
     * What the page of a user's passkeys shows.
     *
     * @param isOffered     false for those whom an identity provider logs in
     * @param isRequired    whether the password alone opens nothing for the roles of this account
     * @param isProved      whether passkeys may be registered and removed now; otherwise a proof is asked for first
     * @param takesPassword whether the password is proof enough
     */
    public record Overview(
            boolean isOffered, boolean isRequired, boolean isProved, boolean takesPassword, List<Passkey> passkeys) {}

    public Overview of(String userId, Proof proof) {
        EngineUser user = users.findOnce(userId).orElseThrow(Refusal.NotFound::new);
        boolean required = rules.isRequired(user.groups());
        List<Passkey> all = isOffered(user) ? passkeys.of(userId) : List.of();
        return new Overview(
                isOffered(user),
                required,
                rules.isEnough(proof, required, all, clock.instant()),
                !required || all.isEmpty(),
                all);
    }

    /**
     * @return what {@code navigator.credentials.create} gets, as JSON
     * @throws Refusal if no passkey may be registered now
     */
    public String askForRegistration(HttpSession session, String userId, Proof proof) {
        requireRegistration(userId, proof);
        String challenge = asked(session, Purpose.REGISTRATION, userId);
        return relyingParty.creation(userId, passkeys.handleOf(userId), challenge, passkeys.of(userId));
    }

    /**
     * @param answer of the browser, as JSON
     * @param place  from where, for the log
     * @throws Refusal        if no passkey may be registered now, or the label is none
     * @throws PasskeyRefused if the answer proves nothing
     */
    public void register(HttpSession session, String userId, Proof proof, String label, String answer, String place) {
        EngineUser user = requireRegistration(userId, proof);
        requireLabel(label);
        String challenge = challenges.take(session, Purpose.REGISTRATION, userId);
        String handle = passkeys.handleOf(userId);
        passkeys.add(
                relyingParty.registered(userId, handle, challenge, label, answer, clock.instant()), organisation(user));
        SecurityLog.passkey("registered", userId, place);
    }

    /**
     * @param userId whom the session is of; null where that is not known yet
     * @return what {@code navigator.credentials.get} gets, as JSON
     */
    public String askFor(HttpSession session, Purpose purpose, String userId) {
        List<Passkey> allowed = userId == null ? List.of() : passkeys.of(userId);
        return relyingParty.request(asked(session, purpose, userId), allowed);
    }

    /**
     * @param userId whose passkey it must be; null for anybody's
     * @param answer of the browser, as JSON; may be null
     * @param place  from where, for the log
     * @return the owner of the passkey
     * @throws PasskeyRefused if the answer proves nothing
     */
    public EngineUser prove(HttpSession session, Purpose purpose, String userId, String answer, String place) {
        try {
            String challenge = challenges.take(session, purpose, userId);
            if (answer == null) throw new PasskeyRefused(PasskeyRefused.Reason.WRONG);
            String owner = used(userId, challenge, answer).userId();
            return users.find(owner)
                    .filter(OwnPasskeys::isOffered)
                    .orElseThrow(() -> new PasskeyRefused(PasskeyRefused.Reason.UNKNOWN));
        } catch (PasskeyRefused refused) {
            boolean suspected = refused.reason() == PasskeyRefused.Reason.SUSPECTED;
            SecurityLog.passkey(
                    suspected ? "that may have been copied refused" : "refused",
                    refused.owner() == null ? userId : refused.owner(),
                    place);
            throw refused;
        }
    }

    /** @throws Refusal if this passkey must not be removed now */
    public void remove(String userId, Proof proof, String id, String place) {
        EngineUser user = users.findOnce(userId).orElseThrow(Refusal.NotFound::new);
        rules.requireRemoval(proof, rules.isRequired(user.groups()), passkeys.of(userId), id, clock.instant());
        if (!passkeys.remove(userId, id, userId, clock.instant())) throw new Refusal.NotFound();
        SecurityLog.passkey("removed", userId, place);
    }

    private EngineUser requireRegistration(String userId, Proof proof) {
        EngineUser user = users.findOnce(userId).filter(OwnPasskeys::isOffered).orElseThrow(Refusal.NotFound::new);
        rules.requireRegistration(proof, rules.isRequired(user.groups()), passkeys.of(userId), clock.instant());
        return user;
    }

    private String asked(HttpSession session, Purpose purpose, String userId) {
        String challenge = relyingParty.challenge();
        challenges.keep(session, purpose, userId, challenge);
        return challenge;
    }

    /**
     * Verifies an answer. If the counter has not grown, the answer is of a copy, or of the owner after a copy was used: the passkey opens
     * nothing from then on.
     */
    private Passkey used(String expected, String challenge, String answer) {
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

    private static boolean isOffered(EngineUser user) {
        return user.passwordHash() != null;
    }

    private static OrganisationCode organisation(EngineUser user) {
        return user.organisation() == null ? OrganisationCode.INTERPOL : new OrganisationCode(user.organisation());
    }

    private static void requireLabel(String label) {
        Fields.read(Map.of("label", label), fields -> fields.required("label", Texts.line(PasskeyRules.LONGEST_LABEL)))
                .orThrow();
    }
}
