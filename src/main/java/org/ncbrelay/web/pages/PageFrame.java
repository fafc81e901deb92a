package org.ncbrelay.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.beans.PropertyEditorSupport;
import java.security.Principal;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.flow.administration.ReadChanges;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Mailbox;
import org.ncbrelay.security.sessions.RemainingTime;
import org.ncbrelay.web.KnownActors;
import org.ncbrelay.web.pages.reader.Directory;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.ReadersZone;
import org.ncbrelay.web.pages.work.FormInput;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.thymeleaf.context.LazyContextVariable;

/** What every page knows: who looks at it ({@code me}) and how that person reads ({@code show}). */
@ControllerAdvice(basePackageClasses = PageFrame.class)
record PageFrame(
        MessageSource messages,
        CurrentOfficer officer,
        MemberCountries countries,
        Colleagues colleagues,
        KnownActors actors,
        ReadersZone zones,
        ObjectProvider<Mailbox> mailbox,
        ReadNews news,
        RemainingTime time,
        Clock clock) {
    @ModelAttribute("me")
    Viewer me(Principal user) {
        if (user == null) return null;
        return new Viewer(user.getName(), acting(), mailbox.getIfAvailable() != null);
    }

    @ModelAttribute("show")
    PageFormatter show(Principal user, Locale locale) {
        Officer reader = acting();
        // They are read once, and only where a page names an officer; operators have no colleagues in an organisation.
        var names = SingletonSupplier.of(() -> reader == null ? Map.<String, String>of() : names(reader));
        return new PageFormatter(
                messages,
                locale,
                zone(user),
                clock.instant(),
                new Directory(names, actors::seen, actors::named, this::zoneOfOrganisation));
    }

    /** How many followed cases have news ({@code bell}), counted where a page shows it. */
    @ModelAttribute("bell")
    LazyContextVariable<Integer> bell() {
        return new LazyContextVariable<>() {
            @Override
            protected Integer loadValue() {
                return officer.isPresent() ? news.count(officer.officer()) : 0;
            }
        };
    }

    /** How long the session lasts, so that its script can warn before the end; null where no one has logged in. */
    @ModelAttribute("sessionLeft")
    RemainingTime.Left sessionLeft(HttpServletRequest request, Authentication user) {
        HttpSession session = user == null ? null : request.getSession(false);
        return session == null ? null : time.of(session, user);
    }

    /** What a form was sent with that was refused; nothing unless the request before hands it over. */
    @ModelAttribute(FormInput.REPLY)
    FormInput reply() {
        return FormInput.NONE;
    }

    /** A browser ends each line with two characters, which a length would count. */
    @InitBinder
    void endLinesWithOneCharacter(WebDataBinder fields) {
        fields.registerCustomEditor(String.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String typed) {
                setValue(typed.replace("\r\n", "\n"));
            }
        });
    }

    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        return request.getRequestURI();
    }

    private Map<String, String> names(Officer reader) {
        return colleagues.of(reader.organisation()).stream()
                .filter(colleague -> !colleague.name().isEmpty())
                .collect(Collectors.toMap(Colleague::userId, Colleague::name));
    }

    private Optional<ZoneId> zoneOfOrganisation(String code) {
        if (code == null || !code.matches("[A-Z]{3}|INTERPOL")) return Optional.empty();
        OrganisationCode organisation = new OrganisationCode(code);
        if (organisation.equals(OrganisationCode.INTERPOL)) return Optional.of(ZoneOffset.UTC);
        return countries.find(organisation).map(country -> country.calendar().zone());
    }

    private ZoneId zone(Principal user) {
        return user == null ? ZoneOffset.UTC : zones.of(user.getName(), acting());
    }

    private Officer acting() {
        return officer.isPresent() ? officer.officer() : null;
    }

    /**
     * Who looks at a page, as its templates ask.
     *
     * @param officer null for operators, who have no cases
     */
    public record Viewer(String userId, Officer officer, boolean keepsMailbox) {
        public boolean hasCases() {
            return officer != null;
        }

        public boolean canAsk() {
            return hasCases() && officer.isAny(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD);
        }

        public boolean headsNcb() {
            return hasCases() && officer.is(Role.NCB_HEAD);
        }

        /** Whether the reader answers for who may log in for the own organisation. */
        public boolean seesAccountChanges() {
            return hasCases() && ReadChanges.answersFor(officer);
        }

        /** Whether the cases of a country are worth a link: those of one's own, and for INTERPOL all that it is shown. */
        public boolean opens(String country) {
            return hasCases() && (officer.servesInterpol() || country.equals(organisation()));
        }

        public String organisation() {
            return hasCases() ? officer.organisation().value() : null;
        }
    }
}
