package org.ncbrelay.security.tokens;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.ncbrelay.security.answers.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the script in that has a token ({@code Authorization: Bearer}, RFC 6750), to what the token opens. From there on it is its owner: the
 * same rates, the same rights, the same walls.
 */
public final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final TokenLogin login;
    private final Problems problems;

    public BearerFilter(TokenLogin login, Problems problems) {
        this.login = login;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        Optional<TokenLogin.Known> known =
                login.known(header.substring(SCHEME.length()).strip());
        if (known.isEmpty())
            problems.commence(request, response, new BadCredentialsException("the token is not, or no longer, one"));
        else if (!known.get().token().opens(request.getMethod(), path(request)))
            problems.write(request, response, 403, "The token does not open this.");
        else {
            SecurityContextHolder.setContext(new SecurityContextImpl(known.get().authentication()));
            chain.doFilter(request, response);
        }
    }

    /** Decoded and without parameters, as the controllers' addresses are matched. */
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }
}
