package org.ncbrelay.security.sessions;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.web.servlet.server.Session.Cookie;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.CookieSerializer.CookieValue;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Ties Spring Session to our tables. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
    /** The cookie is that of the server's settings ({@code server.servlet.session.cookie}). */
    @Bean
    HashedSessionIds sessionIds(ServerProperties server) {
        Cookie settings = server.getServlet().getSession().getCookie();
        DefaultCookieSerializer sealed = cookie(settings);
        sealed.setCookieName("__Host-relay");
        sealed.setUseSecureCookie(true);
        sealed.setCookiePath("/");
        sealed.setDomainName(null);
        return new HashedSessionIds(new SessionCookies(cookie(settings), sealed));
    }

    private static DefaultCookieSerializer cookie(Cookie settings) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setUseBase64Encoding(false);
        cookie.setCookieName("JSESSIONID");
        PropertyMapper map = PropertyMapper.get().alwaysApplyingWhenNonNull();
        map.from(settings::getName).to(cookie::setCookieName);
        map.from(settings::getDomain).to(cookie::setDomainName);
        map.from(settings::getPath).to(cookie::setCookiePath);
        map.from(settings::getHttpOnly).to(cookie::setUseHttpOnlyCookie);
        map.from(settings::getSecure).to(cookie::setUseSecureCookie);
        map.from(settings::getSameSite).as(site -> site.attributeValue()).to(cookie::setSameSite);
        return cookie;
    }

    /** Statements without who acts: the tables of sessions belong to no organisation, and are read before it is known who asks. */
    @Bean
    DatabaseSessions sessions(
            DataSource dataSource,
            PlatformTransactionManager manager,
            SealedValues values,
            HashedSessionIds ids,
            WatchedSessions watched,
            ServerProperties server) {
        TransactionTemplate own = new TransactionTemplate(manager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        Duration idle = server.getServlet().getSession().getTimeout();
        return new DatabaseSessions(JdbcClient.create(dataSource), own, values, ids, idle, watched::ended);
    }

    /**
     * The session's cookie: of the name that the server's settings say, and by TLS of one that begins with {@code __Host-}, which a browser
     * keeps for this host and all its paths alone (RFC 6265bis, 4.1.3.2; OWASP ASVS 5.0, 3.3.3).
     *
     * @param open   for requests that came without TLS
     * @param sealed for those that came by TLS, here or at a proxy that the operator configured
     */
    private record SessionCookies(CookieSerializer open, CookieSerializer sealed) implements CookieSerializer {
        @Override
        public void writeCookieValue(CookieValue value) {
            of(value.getRequest()).writeCookieValue(value);
        }

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return of(request).readCookieValues(request);
        }

        private CookieSerializer of(HttpServletRequest request) {
            return request.isSecure() ? sealed : open;
        }
    }
}
