package org.ncbrelay.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.ncbrelay.security.sessions.RemainingTime;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows of its session ({@code sessionLeft}): how long it lasts, so that its script can warn before the end. */
@ControllerAdvice(basePackageClasses = PageFrame.class)
class SessionFrame {
    private final RemainingTime time;

    SessionFrame(RemainingTime time) {
        this.time = time;
    }

    /** @return null where nobody has logged in */
    @ModelAttribute("sessionLeft")
    RemainingTime.Left left(HttpServletRequest request, Authentication user) {
        HttpSession session = user == null ? null : request.getSession(false);
        return session == null ? null : time.of(session, user);
    }
}
