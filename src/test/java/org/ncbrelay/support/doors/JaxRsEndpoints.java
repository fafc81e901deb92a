package org.ncbrelay.support.doors;

import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The calls of a JAX-RS application, found by walking its resources and their sub-resources as Jersey itself does. */
public final class JaxRsEndpoints {
    private final Map<Endpoint, Method> found = new TreeMap<>();
    private final Deque<Class<?>> walking = new ArrayDeque<>();

    private JaxRsEndpoints() {}

    /** @param base what stands before the application's own paths, such as {@code /engine-rest} */
    public static Set<Endpoint> of(Application application, String base) {
        return methodsOf(application, base).keySet();
    }

    /** The same calls, each with the method that declares it. */
    public static Map<Endpoint, Method> methodsOf(Application application, String base) {
        JaxRsEndpoints endpoints = new JaxRsEndpoints();
        for (Class<?> resource : application.getClasses()) endpoints.root(resource, base);
        for (Object resource : application.getSingletons()) endpoints.root(resource.getClass(), base);
        return endpoints.found;
    }

    /** Those of an application of the web apps; none of a servlet of another kind. */
    public static Map<Endpoint, Method> methodsOf(ServletRegistration servlet) {
        String name = servlet.getInitParameter("jakarta.ws.rs.Application");
        if (name == null) return Map.of();
        try {
            Application application =
                    (Application) Class.forName(name).getDeclaredConstructor().newInstance();
            String base = servlet.getMappings().iterator().next().replaceFirst("/\\*$", "");
            return methodsOf(application, base);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void root(Class<?> resource, String base) {
        Path path = annotation(resource);
        if (path != null) walk(resource, join(base, path.value()));
    }

    private void walk(Class<?> resource, String base) {
        if (walking.contains(resource)) throw new AssertionError("a resource within itself: " + resource);
        walking.push(resource);
        for (Method method : resource.getMethods()) {
            if (method.isBridge()) continue;
            Method declared = annotated(method.getDeclaringClass(), method);
            if (declared == null) continue;
            Path below = declared.getAnnotation(Path.class);
            String path = below == null ? base : join(base, below.value());
            String verb = verb(declared);
            if (verb != null) found.put(new Endpoint(verb, path), declared);
            else if (below != null) walk(method.getReturnType(), path);
        }
        walking.pop();
    }

    /** Annotations of JAX-RS are inherited from what a method overrides. */
    private static Method annotated(Class<?> type, Method method) {
        if (type == null) return null;
        Method own = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(method.getName())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()))
                .findFirst()
                .orElse(null);
        if (own != null && (own.isAnnotationPresent(Path.class) || verb(own) != null)) return own;
        Method inherited = annotated(type.getSuperclass(), method);
        for (Class<?> above : type.getInterfaces()) if (inherited == null) inherited = annotated(above, method);
        return inherited;
    }

    private static String verb(Method method) {
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) return verb.value();
        }
        return null;
    }

    private static Path annotation(Class<?> type) {
        if (type == null) return null;
        Path path = type.getAnnotation(Path.class);
        if (path == null) path = annotation(type.getSuperclass());
        for (Class<?> above : type.getInterfaces()) if (path == null) path = annotation(above);
        return path;
    }

    private static String join(String base, String path) {
        String plain = path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}").replaceAll("^/|/$", "");
        return plain.isEmpty() ? base : base + '/' + plain;
    }
}
