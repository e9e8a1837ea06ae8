package dev.openpartner.server.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializingConverter;

/**
 * How what a session holds is stored. Reading makes objects of nothing but simple values and the challenges of passkeys, so that
 * bytes planted in the table can do nothing.
 */
final class SessionValues {

    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "maxbytes=65536;maxdepth=20;maxarray=4096;java.lang.*;java.util.*;java.time.*;"
                    + "org.springframework.security.web.webauthn.api.*;!*");

    private SessionValues() {}

    static ConversionService conversions() {
        GenericConversionService conversions = new GenericConversionService();
        conversions.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversions.addConverter(byte[].class, Object.class, new DeserializingConverter(SessionValues::read));
        return conversions;
    }

    private static Object read(InputStream stored) throws IOException {
        ObjectInputStream in = new ObjectInputStream(stored);
        in.setObjectInputFilter(KNOWN);
        try {
            return in.readObject();
        } catch (ClassNotFoundException unknown) {
            throw new IOException("a session holds an object of a class that is gone", unknown);
        }
    }
}
