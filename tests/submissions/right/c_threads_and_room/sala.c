/* Sala de bate-papo com poll() e sockets não bloqueantes. Uso: ./sala porta
 * Quem não lê e deixa o buffer do sistema encher é desconectado. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define MAX 128
#define TAM 2048

struct pollfd fds[MAX];
char parte[MAX][TAM]; /* o que chegou e ainda não tem fim de linha */
int usado[MAX];
int n = 1;

void sai(int i);

void repassa(int de, const char *texto, size_t tam)
{
    for (int i = 1; i < n; i++) {
        if (i == de || fds[i].fd < 0)
            continue;
        ssize_t enviados = send(fds[i].fd, texto, tam, MSG_NOSIGNAL);
        if (enviados < (ssize_t)tam) /* buffer cheio ou conexão perdida */
            sai(i);
    }
}

void sai(int i)
{
    close(fds[i].fd);
    fds[i].fd = -1; /* o poll() ignora; a vaga é recolhida no laço principal */
    char aviso[64];
    int tam = sprintf(aviso, "*** participante %d saiu\n", i);
    repassa(i, aviso, tam);
}

void le(int i)
{
    ssize_t lidos = recv(fds[i].fd, parte[i] + usado[i], TAM - usado[i], 0);
    if (lidos < 0 && errno == EAGAIN)
        return;
    if (lidos <= 0) {
        sai(i);
        return;
    }
    usado[i] += lidos;
    char *inicio = parte[i], *fim;
    while ((fim = memchr(inicio, '\n', parte[i] + usado[i] - inicio)) != NULL) {
        char linha[TAM + 32];
        int tam = sprintf(linha, "%d> ", i);
        memcpy(linha + tam, inicio, fim + 1 - inicio);
        repassa(i, linha, tam + (fim + 1 - inicio));
        inicio = fim + 1;
    }
    usado[i] -= inicio - parte[i];
    memmove(parte[i], inicio, usado[i]);
    if (usado[i] == TAM)
        sai(i); /* linha comprida demais */
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        printf("Uso: %s porta\n", argv[0]);
        return 1;
    }
    int servidor = socket(AF_INET, SOCK_STREAM, 0), sim = 1;
    setsockopt(servidor, SOL_SOCKET, SO_REUSEADDR, &sim, sizeof sim);
    struct sockaddr_in endereco = {0};
    endereco.sin_family = AF_INET;
    endereco.sin_port = htons(atoi(argv[1]));
    if (bind(servidor, (struct sockaddr *)&endereco, sizeof endereco) < 0) {
        perror("bind");
        return 1;
    }
    listen(servidor, 10);
    fds[0].fd = servidor;
    fds[0].events = POLLIN;

    for (;;) {
        poll(fds, n, -1);
        for (int i = 1; i < n; i++)
            if (fds[i].fd >= 0 && fds[i].revents)
                le(i);
        if (fds[0].revents & POLLIN) {
            int novo = accept(servidor, NULL, NULL);
            int vaga = 1;
            while (vaga < n && fds[vaga].fd >= 0)
                vaga++;
            if (novo >= 0 && vaga < MAX) {
                fcntl(novo, F_SETFL, O_NONBLOCK);
                fds[vaga].fd = novo;
                fds[vaga].events = POLLIN;
                fds[vaga].revents = 0;
                usado[vaga] = 0;
                if (vaga == n)
                    n++;
            } else if (novo >= 0) {
                close(novo);
            }
        }
    }
}
