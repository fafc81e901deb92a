package org.ncbrelay.security.sessions;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.context.properties.PropertyMapper;
import org.springframework.boot.web.servlet.server.Session.Cookie;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.transaction.PlatformTransactionManager;

/** Ties Spring Session to our tables. */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionConfiguration {
    private static final String TABLE = "relay_session";

    @Bean
    SealedValues sealedValues() {
        return new SealedValues();
    }

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

    /** The one repository; what it stores in is no bean, so that nobody reads past the seals. */
    @Bean
    ThriftySessions<?> sessions(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            SealedValues values,
            HashedSessionIds ids,
            WatchedSessions watched,
            ServerProperties server) {
        SessionRepository<? extends Session> stored = stored(dataSource, transactions, values, ids, server);
        return thrifty(stored, values, ids, watched);
    }

    /** Statements without who acts: the tables of sessions belong to no organisation, and are read before it is known who asks. */
    private static JdbcIndexedSessionRepository stored(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            SealedValues values,
            HashedSessionIds ids,
            ServerProperties server) {
        var sessions =
                new JdbcIndexedSessionRepository(new JdbcTemplate(dataSource), new StatementTransactions(transactions));
        sessions.setTableName(TABLE);
        new PostgreSqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
        sessions.setConversionService(conversion(values));
        sessions.setSessionIdGenerator(ids);
        sessions.setDefaultMaxInactiveInterval(server.getServlet().getSession().getTimeout());
        return sessions;
    }

    private static <S extends Session> ThriftySessions<S> thrifty(
            SessionRepository<S> stored, SealedValues values, HashedSessionIds ids, WatchedSessions watched) {
        return new ThriftySessions<>(stored, values, ids, watched::ended);
    }

    private static ConversionService conversion(SealedValues values) {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, values::write);
        conversion.addConverter(byte[].class, Object.class, values::read);
        return conversion;
    }
}
