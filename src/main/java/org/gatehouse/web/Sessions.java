package org.gatehouse.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanClassLoaderAware;
import org.springframework.boot.autoconfigure.session.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ConfigurableObjectInputStream;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.Deserializer;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * How sessions are written to the database and read. What another version wrote and this one cannot read counts as
 * absent: one signs in again.
 */
@Configuration(proxyBeanMethods = false)
class Sessions implements BeanClassLoaderAware {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    /** What sessions are made of; nothing else is made from the bytes of a row. */
    private static final ObjectInputFilter MEMBERS = ObjectInputFilter.Config.createFilter("maxdepth=50;"
            + "java.lang.*;java.math.*;java.net.URL;java.net.URI;java.time.*;java.util.*;java.util.concurrent.*;"
            + "org.springframework.security.**;org.springframework.web.servlet.FlashMap;"
            + "org.springframework.util.*;org.camunda.bpm.webapp.impl.security.**;"
            + "org.gatehouse.**;!*");

    private ClassLoader classLoader;

    @Override
    public void setBeanClassLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    /** Looked up by Spring Session, by this name. */
    @Bean
    GenericConversionService springSessionConversionService() {
        var reading = new DeserializingConverter(new Members());
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, bytes -> {
            try {
                return reading.convert(bytes);
            } catch (SerializationFailedException unreadable) {
                log.warn("A part of a session is not readable and counts as absent: {}", unreadable.getMessage());
                return null;
            }
        });
        return conversion;
    }

    /** The cookie holds the key as it is: encoded, it could hold characters that the database cannot look for. */
    @Bean
    DefaultCookieSerializerCustomizer keyAsItIs() {
        return cookie -> cookie.setUseBase64Encoding(false);
    }

    private class Members implements Deserializer<Object> {

        @Override
        public Object deserialize(InputStream bytes) throws IOException {
            var objects = new ConfigurableObjectInputStream(bytes, classLoader);
            objects.setObjectInputFilter(MEMBERS);
            try {
                return objects.readObject();
            } catch (ClassNotFoundException unknown) {
                throw new IOException(unknown);
            }
        }
    }
}
