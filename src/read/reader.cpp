// SPDX-License-Identifier: Apache-2.0
#include <policygraph/read/reader.hpp>

#include <policygraph/base/errors.hpp>
#include <policygraph/base/utf8.hpp>
#include <policygraph/read/account.hpp>
#include <policygraph/read/read_file.hpp>
#include <read/docx.hpp>
#include <read/encoding.hpp>
#include <read/file_bytes.hpp>
#include <read/format.hpp>
#include <read/html.hpp>
#include <read/markdown.hpp>
#include <read/ofd.hpp>
#include <read/pdf.hpp>
#include <read/trace.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace policygraph::read {

struct Reader::Parts {
    ReadOptions options;
    Encoding encoding = Encoding::unknown; ///< of the options
    std::optional<Html> html;              ///< none without a data folder
};

namespace {

// A few broken bytes in a long web page or old file are a scratch; more are another encoding.
constexpr std::size_t k_bytes_per_scratch = 2000;

using ContainerReader = std::string (*)(const std::string& name, std::string_view bytes);
constexpr std::array<std::pair<std::string_view, ContainerReader>, 3> k_containers = {
    {{"docx", docx_text}, {"ofd", ofd_text}, {"pdf", pdf_text}}};

Encoding choose_encoding(std::string_view bytes, Encoding asked, bool valid_utf8) {
    if (asked != Encoding::unknown) {
        return asked;
    }
    const Encoding declared = declared_encoding(bytes);
    // Pages saved by a browser are UTF-8 whatever their <meta> still says; the bytes themselves decide.
    if (declared != Encoding::unknown && declared != Encoding::utf8 && !(valid_utf8 && declared != Encoding::hz)) {
        return declared;
    }
    if (declared == Encoding::utf16le || declared == Encoding::utf16be) {
        return declared;
    }
    const Encoding guessed =
        valid_utf8 && bytes.find("~{") == std::string_view::npos && bytes.find('\0') == std::string_view::npos
            ? Encoding::utf8
            : guess_encoding(bytes);
    return guessed == Encoding::unknown ? Encoding::utf8 : guessed;
}

void decode_into(SourceText& source, std::string bytes, Encoding asked, Units* units) {
    const bool valid_utf8 = base::find_invalid_utf8(bytes) == std::string_view::npos;
    const Encoding encoding = choose_encoding(bytes, asked, valid_utf8);
    source.decoder = decoder_name(encoding);
    if (encoding == Encoding::utf8 && valid_utf8) {
        source.text = std::move(bytes);
        return;
    }
    Decoded decoded = decode(bytes, encoding, units);
    const bool scratched = encoding != Encoding::utf8 || source.format != "text";
    if (decoded.bad_count > (scratched ? bytes.size() / k_bytes_per_scratch : 0)) {
        const bool guessed = asked == Encoding::unknown && declared_encoding(bytes) == Encoding::unknown;
        throw base::InputError(source.path,
                               guessed ? "is not valid UTF-8 nor text of another known encoding"
                                       : "is not valid in its encoding (" + source.decoder + ")",
                               decoded.bad);
    }
    source.text = std::move(decoded.text);
}

// What the table says of a record that was read as a document.
void take_record(const RawDocument& record, SourceText& source) {
    constexpr std::size_t k_head = 600;
    source.decoder = record.decoder;
    source.format = record.format;
    if (record.title.empty()) {
        return;
    }
    if (source.text.substr(0, k_head + record.title.size()).find(record.title) == std::string::npos) {
        source.text.insert(0, record.title + '\n');
        const auto shift = static_cast<std::uint32_t>(record.title.size() + 1);
        for (Field& field : source.metadata) {
            field.span = field.span.begin == field.span.end
                             ? field.span
                             : base::Span{field.span.begin + shift, field.span.end + shift};
        }
    }
    const auto begin = static_cast<std::uint32_t>(source.text.find(record.title));
    source.metadata.insert(source.metadata.begin(),
                           {"title", record.title, {begin, begin + static_cast<std::uint32_t>(record.title.size())}});
}

} // namespace

Reader::Reader(const std::filesystem::path& data, ReadOptions options) : m_parts(std::make_unique<Parts>()) {
    if (!data.empty()) {
        m_parts->html.emplace(data);
    }
    m_parts->options = std::move(options);
    if (!m_parts->options.encoding.empty()) {
        m_parts->encoding = encoding_of_label(m_parts->options.encoding);
        if (m_parts->encoding == Encoding::unknown) {
            throw base::UsageError("unknown encoding \"" + m_parts->options.encoding + "\"");
        }
    }
}

bool is_encoding(const std::string& name) {
    return encoding_of_label(name) != Encoding::unknown;
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

SourceText Reader::read(const std::filesystem::path& path) const {
    return read_bytes(path.string(), file_bytes(path, m_parts->options.size_limit));
}

SourceText Reader::read_bytes(const std::string& name, std::string bytes) const {
    return read(RawDocument{name, std::move(bytes), {}, {}, {}});
}

SourceText Reader::read(RawDocument document) const {
    return read(std::move(document), nullptr);
}

SourceText Reader::read(RawDocument document, Account& account) const {
    return read(std::move(document), &account);
}

SourceText Reader::read(RawDocument document, Account* account) const {
    const std::string raw = account != nullptr ? document.bytes : std::string();
    Units units;
    const std::string& name = document.name;
    std::string& bytes = document.bytes;
    SourceText source;
    source.path = name;
    source.bytes = bytes.size();
    source.sha256 = document_id(document);
    source.format = format_of(name, bytes);
    if (const std::string problem = unreadable(source.format, bytes); !problem.empty()) {
        throw base::InputError(name, problem);
    }
    if (const auto container = std::find_if(k_containers.begin(), k_containers.end(),
                                            [&](const auto& entry) { return entry.first == source.format; });
        container != k_containers.end()) {
        source.decoder = source.format == "pdf" ? "pdftotext" : source.format;
        source.text = container->second(name, bytes);
    } else {
        decode_into(source, std::move(bytes), document.decoder.empty() ? m_parts->encoding : Encoding::utf8,
                    account != nullptr ? &units : nullptr);
    }
    std::optional<Trace> trace;
    if (account != nullptr) {
        trace.emplace(source.text.size());
    }
    if (account != nullptr && (source.decoder == source.format || source.format == "pdf")) {
        throw base::InputError(name, "is a " + source.format + " file, of whose bytes no account is given");
    }
    if (source.format == "html" && m_parts->html) {
        const std::string page = std::move(source.text);
        source.text.clear();
        m_parts->html->read(page, source, trace ? &*trace : nullptr);
        if (trace) {
            *account = make_account(raw, units, page, *trace, source.text);
        }
    } else if (source.format == "markdown") {
        const std::string page = std::move(source.text);
        source.text = markdown_text(page, trace ? &*trace : nullptr);
        if (trace) {
            *account = make_account(raw, units, page, *trace, source.text);
        }
    } else if (trace) { // all of it is text
        trace->use(0, source.text.size(), ByteUse::text);
        for (std::size_t i = 0; i < source.text.size(); ++i) {
            trace->came(i, i);
        }
        *account = make_account(raw, units, source.text, *trace, source.text);
    }
    if (!document.format.empty()) {
        take_record(document, source);
    }
    if (source.text.empty()) {
        throw base::InputError(name, "shows no text");
    }
    if (const std::size_t control = binary_offset(source.text); control != std::string::npos) {
        throw base::InputError(name, "is binary, not text", control);
    }
    return source;
}

SourceText read_file(const std::filesystem::path& path) {
    return Reader({}).read(path);
}

} // namespace policygraph::read
