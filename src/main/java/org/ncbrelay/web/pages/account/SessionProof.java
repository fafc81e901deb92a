package org.ncbrelay.web.pages.account;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.passkey.Passkeys.Proof;
import org.ncbrelay.security.accounts.LocalUser;
import org.ncbrelay.security.accounts.RelayUser;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** When and how the user of a session last proved who it is: at the login, or later on the page of the passkeys. */
@Component
class SessionProof {
    private static final String LATER = SessionProof.class.getName();

    private final Clock clock;

    SessionProof(Clock clock) {
        this.clock = clock;
    }

    /** As a text, because sessions may be stored; with the name, because a session may get another user. */
    void keep(HttpSession session, String userId, boolean byPasskey) {
        session.setAttribute(LATER, clock.instant().getEpochSecond() + " " + byPasskey + " " + userId);
    }

    Proof of(Authentication user, HttpSession session) {
        Proof login = ofLogin(user);
        if (!(session.getAttribute(LATER) instanceof String text)) return login;
        String[] kept = text.split(" ", 3);
        Proof later = new Proof(Instant.ofEpochSecond(Long.parseLong(kept[0])), Boolean.parseBoolean(kept[1]));
        return kept[2].equals(user.getName()) && later.at().isAfter(login.at()) ? later : login;
    }

    private static Proof ofLogin(Authentication user) {
        if (!(user.getPrincipal() instanceof RelayUser known)) return new Proof(Instant.EPOCH, false);
        return new Proof(known.loggedInAt(), known instanceof LocalUser local && local.byPasskey());
    }
}
