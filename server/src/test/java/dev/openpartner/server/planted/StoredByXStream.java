package dev.openpartner.server.planted;

import com.thoughtworks.xstream.XStream;

/** Breaks the rule that nothing is stored by reflection on classes. */
public class StoredByXStream {

    String store(XStream xstream) {
        return xstream.toXML(this);
    }
}
