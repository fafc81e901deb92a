package org.ncbrelay.web.pages.reader;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import org.ncbrelay.store.people.Preferences;
import org.ncbrelay.store.people.Preferences.Chosen;
import org.springframework.web.servlet.LocaleResolver;

/** The language that the user chose, else the first of the browser's that we have, else English. */
public record ChosenLocale(Preferences preferences) implements LocaleResolver {
    private static final String CHOSEN = ChosenLocale.class.getName();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Chosen chosen = chosen(request);
        if (chosen.language() != null)
            return PageLanguages.of(chosen.language()).orElse(Locale.ENGLISH);
        return PageLanguages.wanted(request);
    }

    /** Languages are chosen on the user's own page. */
    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException();
    }

    /** Reads what the user chose where the request itself does not say any more who that is. */
    public static void read(HttpServletRequest request, Principal user, LocaleResolver locales) {
        if (locales instanceof ChosenLocale chosen) request.setAttribute(CHOSEN, chosen.preferences.of(user.getName()));
    }

    /** What the user chose; read once for each request. */
    Chosen chosen(HttpServletRequest request) {
        if (request.getAttribute(CHOSEN) instanceof Chosen known) return known;
        Principal user = request.getUserPrincipal();
        Chosen chosen = user == null ? Chosen.NOTHING : preferences.of(user.getName());
        request.setAttribute(CHOSEN, chosen);
        return chosen;
    }
}
