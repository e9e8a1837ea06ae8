package dev.openpartner.kernel.customer;

import java.util.ArrayList;
import java.util.List;

/** The words that conversions of one customer have in common, each with a number: a handful for most customers. */
final class Words {

    /** The number of a word that is not here. */
    static final int UNKNOWN = -1;

    private static final int FEW = 6;

    private final List<String> words = new ArrayList<>(FEW);

    static Words of(List<String> inOrder) {
        Words words = new Words();
        inOrder.forEach(words::append);
        return words;
    }

    int size() {
        return words.size();
    }

    String get(int number) {
        return words.get(number);
    }

    int indexOf(String word) {
        return words.indexOf(word);
    }

    /** The number of a word, which is taken in if it is new. */
    int add(String word) {
        int known = words.indexOf(word);
        if (known != UNKNOWN) {
            return known;
        }
        append(word);
        return words.size() - 1;
    }

    /** Customers share most of their words: one copy of each is enough for all of them. */
    private void append(String word) {
        words.add(word.intern());
    }

    List<String> toList() {
        return List.copyOf(words);
    }
}
