package org.ncbrelay.engine.expressions;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;

/** What a resolver is that reads names and changes nothing. */
abstract class ReadOnlyResolver extends ELResolver {
    @Override
    public final Class<?> getType(ELContext context, Object base, Object property) {
        return null;
    }

    @Override
    public final boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public final void setValue(ELContext context, Object base, Object property, Object value) {
        throw new PropertyNotWritableException("An expression changes nothing.");
    }

    @Override
    public final Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }

    @Override
    public final Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    final Object resolved(ELContext context, Object value) {
        context.setPropertyResolved(true);
        return value;
    }
}
