package dev.openpartner.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One kept-alive connection with one request under way at most. */
final class Connection {

    private static final int NONE = -1;

    private final InetSocketAddress target;
    private final Selector selector;
    private final AnswerParser parser = new AnswerParser();
    private SocketChannel channel;
    private SelectionKey key;
    private ByteBuffer outgoing = ByteBuffer.allocate(0);
    private long number = NONE;
    private long sinceNs;

    Connection(InetSocketAddress target, Selector selector) throws IOException {
        this.target = target;
        this.selector = selector;
        this.channel = open();
        this.key = register();
    }

    private SocketChannel open() throws IOException {
        SocketChannel opened = SocketChannel.open(target);
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        return opened;
    }

    private SelectionKey register() throws IOException {
        return channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Opens it anew after the server ended it, or a fault did. */
    void reopen() throws IOException {
        close();
        channel = open();
        key = register();
    }

    void close() throws IOException {
        key.cancel();
        channel.close();
        number = NONE;
        parser.reset();
    }

    /** Sends a request whose latency counts from then. */
    void send(long requestNumber, byte[] request, long countsFromNs) throws IOException {
        number = requestNumber;
        sinceNs = countsFromNs;
        outgoing = ByteBuffer.wrap(request);
        write();
    }

    /** Goes on writing; a large request does not fit into the socket at once. */
    void write() throws IOException {
        channel.write(outgoing);
        int wanted = outgoing.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    /** Reads what is there; true once the answer is whole. */
    boolean read(ByteBuffer scratch) throws IOException {
        scratch.clear();
        int count = channel.read(scratch);
        if (count < 0) {
            throw new IOException("The server ended the connection.");
        }
        return parser.take(scratch.flip());
    }

    boolean isReadable() {
        return key.isValid() && key.isReadable();
    }

    boolean isWritable() {
        return key.isValid() && key.isWritable();
    }

    AnswerParser parser() {
        return parser;
    }

    long number() {
        return number;
    }

    long sinceNs() {
        return sinceNs;
    }

    boolean isBusy() {
        return number != NONE;
    }

    /** Ready for the next request. */
    void done() throws IOException {
        boolean ends = parser.closes();
        number = NONE;
        parser.reset();
        if (ends) {
            reopen();
        }
    }
}
