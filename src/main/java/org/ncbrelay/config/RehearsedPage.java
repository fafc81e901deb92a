package org.ncbrelay.config;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.DispatcherServlet;

/** A page that has no reader: its request came by no connection and passes no filter, and its answer is discarded. */
final class RehearsedPage {
    private static final int OK = 200;

    private RehearsedPage() {}

    /** @return the status of the answer */
    static int get(DispatcherServlet servlet, String path, String user) {
        int[] status = {OK};
        try {
            servlet.service(request(servlet, path, user), response(status));
            return status[0];
        } catch (ServletException failed) {
            throw new IllegalStateException(path, failed);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static HttpServletRequest request(DispatcherServlet servlet, String path, String user) {
        Map<String, Object> attributes = new HashMap<>();
        Authentication reader = UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
        return proxy(HttpServletRequest.class, (self, method, given) -> switch (method.getName()) {
            case "getMethod" -> "GET";
            case "getRequestURI", "getServletPath" -> path;
            case "getRequestURL" -> new StringBuffer("http://localhost").append(path);
            case "getContextPath" -> "";
            case "getScheme" -> "http";
            case "getServerName", "getRemoteAddr", "getRemoteHost" -> "localhost";
            case "getServerPort" -> 80;
            case "getProtocol" -> "HTTP/1.1";
            case "getLocale" -> Locale.ENGLISH;
            case "getLocales" -> Collections.enumeration(List.of(Locale.ENGLISH));
            case "getCharacterEncoding" -> "UTF-8";
            case "getContentLength" -> -1;
            case "getContentLengthLong", "getDateHeader" -> -1L;
            case "getUserPrincipal" -> reader;
            case "getRemoteUser" -> user;
            case "getServletContext" -> servlet.getServletContext();
            case "getHttpServletMapping" -> proxy(HttpServletMapping.class, (mapping, part, none) -> null);
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "getParameterMap" -> Map.of();
            case "getAttribute" -> attributes.get((String) given[0]);
            case "setAttribute" ->
                given[1] == null ? attributes.remove((String) given[0]) : attributes.put((String) given[0], given[1]);
            case "removeAttribute" -> attributes.remove((String) given[0]);
            case "getAttributeNames" -> Collections.enumeration(List.copyOf(attributes.keySet()));
            case "getHeaderNames", "getHeaders", "getParameterNames" -> Collections.emptyEnumeration();
            default -> nothing(method.getReturnType());
        });
    }

    private static HttpServletResponse response(int[] status) {
        Map<String, String> headers = new HashMap<>();
        return proxy(HttpServletResponse.class, (self, method, given) -> switch (method.getName()) {
            case "setStatus", "sendError" -> status[0] = (int) given[0];
            case "getStatus" -> status[0];
            case "getWriter" -> new PrintWriter(Writer.nullWriter());
            case "getOutputStream" -> new Discarded();
            case "encodeURL", "encodeRedirectURL" -> given[0];
            case "setHeader", "addHeader" -> headers.put((String) given[0], (String) given[1]);
            case "getHeader" -> headers.get((String) given[0]);
            case "getHeaders", "getHeaderNames" -> List.of();
            case "getCharacterEncoding" -> "UTF-8";
            case "getBufferSize" -> 8192;
            default -> nothing(method.getReturnType());
        });
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) return false;
        return type == int.class ? (Object) 0 : null;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                RehearsedPage.class.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> {
                    Object answer = handler.invoke(self, method, given);
                    return method.getReturnType() == void.class ? null : answer;
                }));
    }

    private static final class Discarded extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int content) {
            // The answer is discarded.
        }
    }
}
