package org.ncbrelay.engine.statements;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;

/**
 * The conditions of the engine's statements ask for properties such as {@code isOrQueryActive}, whose getter has that very name. OGNL
 * remembers only getters named {@code get…} and {@code is…}, and for these it looks through all methods of the query, hundreds of them,
 * each time; here it does so once for each class.
 */
final class RememberedGetters extends ObjectPropertyAccessor {
    private final ClassValue<Map<String, Optional<Method>>> getters = new ClassValue<>() {
        @Override
        protected Map<String, Optional<Method>> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** For all statements of this process. */
    static void install() {
        OgnlRuntime.setPropertyAccessor(Object.class, new RememberedGetters());
    }

    @Override
    public Object getPossibleProperty(OgnlContext context, Object target, String name) throws OgnlException {
        Class<?> type = target.getClass();
        Optional<Method> getter = getters.get(type).computeIfAbsent(name, property -> oddlyNamed(type, property));
        if (getter.isEmpty()) return super.getPossibleProperty(context, target, name);
        try {
            return OgnlRuntime.invokeMethod(target, getter.get(), OgnlRuntime.NoArguments);
        } catch (InvocationTargetException thrown) {
            throw new OgnlException(name, thrown.getTargetException());
        } catch (IllegalAccessException e) {
            throw new OgnlException(name, e);
        }
    }

    /** Empty where OGNL remembers the getter itself, or there is none. */
    private static Optional<Method> oddlyNamed(Class<?> type, String property) {
        if (OgnlRuntime.getGetMethod(type, property) != null) return Optional.empty();
        return Optional.ofNullable(OgnlRuntime.getReadMethod(type, property, null));
    }
}
