/* Uma thread (pthread) para cada cliente. Uso: ./servidor porta */
#include <arpa/inet.h>
#include <ctype.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

void *atende(void *arg)
{
    int cliente = *(int *)arg;
    free(arg);

    FILE *entrada = fdopen(cliente, "r");
    FILE *saida = fdopen(dup(cliente), "w");
    char linha[8192];
    while (fgets(linha, sizeof linha, entrada)) {
        for (char *p = linha; *p; p++)
            *p = toupper((unsigned char)*p);
        if (fputs(linha, saida) == EOF || fflush(saida) == EOF)
            break;
    }
    fclose(entrada);
    fclose(saida);
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        printf("Uso: %s porta\n", argv[0]);
        return 1;
    }
    signal(SIGPIPE, SIG_IGN); /* senão um cliente que cai derruba todo mundo */

    int servidor = socket(AF_INET, SOCK_STREAM, 0);
    int sim = 1;
    setsockopt(servidor, SOL_SOCKET, SO_REUSEADDR, &sim, sizeof sim);
    struct sockaddr_in endereco = {0};
    endereco.sin_family = AF_INET;
    endereco.sin_addr.s_addr = htonl(INADDR_ANY);
    endereco.sin_port = htons(atoi(argv[1]));
    if (bind(servidor, (struct sockaddr *)&endereco, sizeof endereco) < 0) {
        perror("bind");
        return 1;
    }
    listen(servidor, 5);
    printf("Aguardando clientes na porta %s\n", argv[1]);

    for (;;) {
        int *cliente = malloc(sizeof *cliente);
        *cliente = accept(servidor, NULL, NULL);
        if (*cliente < 0) {
            perror("accept");
            free(cliente);
            continue;
        }
        pthread_t thread;
        if (pthread_create(&thread, NULL, atende, cliente) != 0) {
            close(*cliente);
            free(cliente);
            continue;
        }
        pthread_detach(thread);
    }
}
