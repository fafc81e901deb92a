package org.ncbrelay.security;

import java.util.function.Supplier;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.tokens.TokenLogin.TokenUser;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Keeps who acts for the length of a piece of work; the only place that sets and clears it. */
@Component
class OfficerContext implements CurrentOfficer {
    private final ThreadLocal<Officer> acting = new ThreadLocal<>();

    @Override
    public Officer officer() {
        Officer officer = acting.get();
        if (officer == null) throw new IllegalStateException("nobody acts in this thread");
        return officer;
    }

    @Override
    public boolean isPresent() {
        return acting.get() != null;
    }

    /** What the relay does by itself, such as after an act of a script, is bound by no token. */
    @Override
    public boolean opens(TokenPart part) {
        if (isPresent() && officer().userId().equals(Officer.RELAY)) return true;
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        Object user = login == null ? null : login.getPrincipal();
        return !(user instanceof TokenUser token) || token.parts().contains(part);
    }

    @Override
    public <T> T as(Officer officer, Supplier<T> work) {
        Officer before = become(officer);
        try {
            return work.get();
        } finally {
            become(before);
        }
    }

    /**
     * Sets who acts from now on; the caller restores who acted before.
     *
     * @param officer null for no one
     * @return who acted before; null for no one
     */
    Officer become(Officer officer) {
        Officer before = acting.get();
        if (officer == null) acting.remove();
        else acting.set(officer);
        return before;
    }
}
