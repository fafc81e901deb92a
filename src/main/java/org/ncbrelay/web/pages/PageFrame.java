package org.ncbrelay.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Mailbox;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.ReadersZone;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page knows: who looks at it ({@code me}) and how that person reads ({@code show}). */
@ControllerAdvice(basePackageClasses = PageFrame.class)
class PageFrame {
    private final MessageSource messages;
    private final CurrentOfficer officer;
    private final MemberCountries countries;
    private final Colleagues colleagues;
    private final ReadersZone zones;
    private final ObjectProvider<Mailbox> mailbox;
    private final Clock clock;

    PageFrame(
            MessageSource messages,
            CurrentOfficer officer,
            MemberCountries countries,
            Colleagues colleagues,
            ReadersZone zones,
            ObjectProvider<Mailbox> mailbox,
            Clock clock) {
        this.messages = messages;
        this.officer = officer;
        this.countries = countries;
        this.colleagues = colleagues;
        this.zones = zones;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    @ModelAttribute("me")
    Viewer me(Principal user) {
        if (user == null) return null;
        return new Viewer(user.getName(), acting(), mailbox.getIfAvailable() != null);
    }

    @ModelAttribute("show")
    PageFormatter show(Principal user, Locale locale) {
        ReadersDirectory directory = new ReadersDirectory(acting(), colleagues, countries);
        return new PageFormatter(messages, locale, zone(user), clock.instant(), directory);
    }

    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return request.getRequestURI();
    }

    private ZoneId zone(Principal user) {
        return user == null ? ZoneOffset.UTC : zones.of(user.getName(), acting());
    }

    private Officer acting() {
        return officer.isPresent() ? officer.officer() : null;
    }
}
