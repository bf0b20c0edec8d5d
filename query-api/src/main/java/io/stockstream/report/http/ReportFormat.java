package io.stockstream.report.http;

import io.stockstream.platform.web.ApiException;
import io.stockstream.platform.web.Query;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** In what form a report is wanted. */
enum ReportFormat {
    JSON(MediaType.APPLICATION_JSON_VALUE),
    CSV("text/csv;charset=UTF-8"),
    PDF(MediaType.APPLICATION_PDF_VALUE);

    private final String type;

    ReportFormat(String type) {
        this.type = type;
    }

    /** The format from the parameter {@code format}, otherwise from {@code Accept}, otherwise JSON. */
    static ReportFormat of(Query query, HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        ReportFormat format = query.text("format").map(ReportFormat::named).orElse(null);
        return format == null ? accepted(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))) : format;
    }

    /** Whether the report comes as one file with all rows. */
    boolean isFile() {
        return this != JSON;
    }

    /**
     * Sets the headers of a file.
     *
     * @param name without extension
     */
    void head(HttpServletResponse response, String name) {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + word())
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static ReportFormat named(String word) {
        return Stream.of(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid(
                        "format",
                        word,
                        "must be one of "
                                + Stream.of(values()).map(ReportFormat::word).collect(Collectors.joining(", "))));
    }

    private static ReportFormat accepted(List<String> headers) throws HttpMediaTypeNotAcceptableException {
        if (headers.isEmpty()) {
            return JSON;
        }
        List<MediaType> ranges = ranges(headers);
        return Arrays.stream(values())
                .filter(format -> format.quality(ranges) > 0)
                .max(Comparator.comparingDouble(format -> format.quality(ranges)))
                .orElseThrow(ReportFormat::notAcceptable);
    }

    private static List<MediaType> ranges(List<String> headers) throws HttpMediaTypeNotAcceptableException {
        try {
            return MediaType.parseMediaTypes(headers);
        } catch (InvalidMediaTypeException e) {
            throw notAcceptable();
        }
    }

    /** That of the range that names this format most exactly; 0 when none does. */
    private double quality(List<MediaType> ranges) {
        MediaType plain = withoutParameters(MediaType.parseMediaType(type));
        return ranges.stream()
                .filter(range -> withoutParameters(range).includes(plain))
                .max(Comparator.comparing((MediaType range) -> !range.isWildcardType())
                        .thenComparing(range -> !range.isWildcardSubtype()))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }

    private static HttpMediaTypeNotAcceptableException notAcceptable() {
        return new HttpMediaTypeNotAcceptableException(Stream.of(values())
                .map(format -> MediaType.parseMediaType(format.type))
                .toList());
    }

    private static MediaType withoutParameters(MediaType type) {
        return new MediaType(type.getType(), type.getSubtype());
    }
}
