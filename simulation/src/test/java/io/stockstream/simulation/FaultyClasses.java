package io.stockstream.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A second copy of the classes of streams-app and of the simulation, with a fault compiled in; everything else is
 * shared.
 */
final class FaultyClasses extends ClassLoader {

    /** The simulation, and the packages of streams-app: they are two below the root, where the shared types are one. */
    private static final Pattern OWN = Pattern.compile("io\\.stockstream\\.(simulation|[a-z]+\\.[a-z.]+)\\.[A-Z].*");

    private final Map<String, byte[]> compiled;

    private FaultyClasses(Map<String, byte[]> compiled) {
        super(FaultyClasses.class.getClassLoader());
        this.compiled = compiled;
    }

    static FaultyClasses of(Fault fault) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Source> sources = new ArrayList<>();
        fault.sources().forEach((type, text) -> sources.add(new Source(type, text)));
        StringWriter errors = new StringWriter();
        try (Memory memory = new Memory(compiler.getStandardFileManager(null, null, null))) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-parameters", "-cp", System.getProperty("java.class.path"));
            if (!compiler.getTask(errors, memory, null, options, null, sources).call()) {
                throw new IllegalArgumentException("The planted fault does not compile: " + errors);
            }
            Map<String, byte[]> classes = new HashMap<>();
            memory.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return new FaultyClasses(classes);
        }
    }

    /** A simulator of these classes; its results have a class that is unknown elsewhere. */
    @SuppressWarnings("unchecked") // The cast is to what Simulator says, but for the class of what it finds.
    LongFunction<Optional<Object>> simulator() throws ReflectiveOperationException {
        return (LongFunction<Optional<Object>>)
                loadClass(Simulator.class.getName()).getDeclaredConstructor().newInstance();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            if (!OWN.matcher(name).matches()) {
                return super.loadClass(name, resolve);
            }
            byte[] bytes = compiled.containsKey(name) ? compiled.get(name) : original(name);
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (stream == null) {
                throw new ClassNotFoundException(name);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String type, String text) {
            super(URI.create("string:///" + type.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps the compiled classes. */
    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {

        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        Memory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(name, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }
}
